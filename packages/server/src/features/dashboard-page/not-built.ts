/** What `/dashboard` says when its page was not built. For the person who runs the service. */
export const notBuiltPage = (): string => `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Dasbor belum dibangun</title>
</head>
<body>
<main>
<h1>Dasbor belum dibangun</h1>
<p>Jalankan <code>npm run build</code> di folder layanan ini, lalu mulai ulang layanannya.</p>
<h2 lang="en">The dashboard is not built</h2>
<p lang="en">Run <code>npm run build</code> in the folder of this service, then start the service again. The API works without it.</p>
</main>
</body>
</html>
`
