import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.cache/**', '.data/**', '**/*.cjs', '**/*.js', '**/*.mjs'] },
  // Need React Native, which has an install of its own.
  { ignores: ['packages/sdk-react-native/src/{index.ts,vision-camera.ts,flash-screen.tsx}'] },
  {
    files: ['packages/*/src/**/*.{ts,tsx}', 'e2e/**/*.ts', 'vitest.config.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.tests.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Builds check indexed access, the tests' config does not, so this rule would call for breaking the build.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      // Pixel loops and parsers index arrays whose bounds they have just checked.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
    },
  },
  {
    // Its build checks indexed access, the tests' config does not, so this rule would call for breaking the build.
    files: ['packages/dashboard/src/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
)
