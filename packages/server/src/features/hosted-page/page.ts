/** The hosted page: everything a person sees is drawn by the SDK, so that an embedded capture looks the same. */
export const hostedPage = (): string => `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<title>Foto KTP</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/capture.css">
<link rel="modulepreload" href="/sdk/hosted-page.js">
</head>
<body>
<main id="capture"></main>
<noscript>Halaman ini memerlukan JavaScript untuk memakai kamera. This page needs JavaScript to use the camera.</noscript>
<script type="module" src="/sdk/hosted-page.js"></script>
</body>
</html>
`

export const hostedPageStyle = (): string => `html, body { margin: 0; min-height: 100%; background: #fff }
#capture { min-height: 100vh; min-height: 100dvh }
noscript { display: block; padding: 1.25rem; font: 1rem/1.5 system-ui, sans-serif }
`
