import { defineConfig } from 'vitest/config'

// "source" is the export condition under which every package of ours offers its TypeScript: tests need no build.
const conditions = ['source', 'node']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'e2e/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // Limits for what hangs, not for what is slow: a shared machine may be ten times slower than a quiet one.
    testTimeout: 120_000,
    hookTimeout: 300_000,
    reporters: ['default'],
  },
})
