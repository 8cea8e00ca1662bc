import { defineConfig } from 'vite'

// Files of fixed names that the service serves as they are. Shared code goes into one chunk beside them.
export default defineConfig({
  resolve: { conditions: ['source'] },
  build: {
    // Not `dist/browser`: the compiler puts src/browser there, and a build empties its folder.
    outDir: 'dist/script',
    target: 'es2022',
    sourcemap: false,
    modulePreload: false,
    rolldownOptions: {
      input: {
        'qe-identity-sdk': 'src/global.ts',
        'hosted-page': 'src/hosted-page.ts',
        'quality-worker': 'src/browser/quality-worker.ts',
      },
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name].js', format: 'es' },
    },
  },
})
