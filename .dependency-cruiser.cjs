/** The arrows of ARCHITECTURE.md: an import that is not listed there is an error. */
const own = (names) => `^packages/(${names.join('|')})/`
const may = {
  protocol: [],
  ktp: [],
  vision: [],
  pipeline: ['vision', 'ktp', 'protocol'],
  storage: ['protocol'],
  specimen: ['ktp', 'protocol'],
  'sdk-web': ['protocol'],
  'sdk-react-native': ['sdk-web', 'protocol'],
  'sdk-node': [],
  dashboard: ['sdk-node'],
  server: ['pipeline', 'storage', 'ktp', 'protocol'],
  cli: ['server', 'pipeline', 'storage', 'specimen', 'ktp', 'protocol'],
}
// Tests may also use the specimen cards and the signing client.
const testOnly = ['specimen']
// The dashboard has a sentence for every finding a voter can make; only the voters know them all.
const testsAlso = { dashboard: ['pipeline'] }
const TEST = '\\.test\\.ts$|/test(ing)?/'

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...Object.entries(may).map(([name, allowed]) => ({
      name: `${name}-imports-only-${allowed.join('-') || 'itself'}`,
      severity: 'error',
      from: { path: `^packages/${name}/src`, pathNot: TEST },
      to: { path: '^packages/', pathNot: own([name, ...allowed]) },
    })),
    ...Object.entries(may).map(([name, allowed]) => ({
      name: `${name}-tests`,
      severity: 'error',
      from: { path: `^packages/${name}/src.*(${TEST})` },
      to: { path: '^packages/', pathNot: own([name, ...allowed, ...testOnly, ...(testsAlso[name] ?? [])]) },
    })),
    {
      name: 'a-voter-imports-no-other-voter',
      severity: 'error',
      from: { path: '^packages/pipeline/src/voters/([^/]+)/' },
      to: { path: '^packages/pipeline/src/voters/[^/]+/', pathNot: '^packages/pipeline/src/voters/$1/' },
    },
    {
      name: 'only-declared-packages', // a script may use what is only there to develop
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: TEST },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
    { name: 'resolvable', severity: 'error', from: { pathNot: '/bin/' }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    // Modules that need React Native are in an install of their own.
    exclude: { path: 'node_modules/.cache|packages/sdk-react-native/src/(index|vision-camera|flash-screen)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.tests.json' },
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'] },
  },
}
