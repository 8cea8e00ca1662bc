/** In the page itself, so that no request stands between the page and its script; the policy names it by its hash. */
export const HOSTED_PAGE_STYLE = `html, body { margin: 0; min-height: 100%; background: #fff }
#capture { min-height: 100vh; min-height: 100dvh }
#capture > p { margin: 0; padding: 1.25rem; font: 1rem/1.5 system-ui, sans-serif }
noscript { display: block; padding: 1.25rem; font: 1rem/1.5 system-ui, sans-serif }`

/**
 * The hosted page: everything a person sees is drawn by the SDK, so that an embedded capture looks the same.
 * @param modules what its script imports, by file name: fetched at once, not one after the other on a slow network.
 */
export const hostedPage = (modules: readonly string[]): string => `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<title>Foto KTP</title>
<link rel="icon" href="data:,">
<style>${HOSTED_PAGE_STYLE}</style>
${['hosted-page.js', ...modules].map((name) => `<link rel="modulepreload" href="/sdk/${name}">`).join('\n')}
</head>
<body>
<main id="capture"><p>Memuat…</p></main>
<noscript>Halaman ini memerlukan JavaScript untuk memakai kamera. This page needs JavaScript to use the camera.</noscript>
<script type="module" src="/sdk/hosted-page.js"></script>
</body>
</html>
`
