// One project a kind of test; see CONTRIBUTING.md for what belongs where.
const esm = [
  'lodash-es',
  'tdesign-miniprogram',
  'd3-geo',
  'd3-array',
  'internmap',
  '@noble',
  'read-excel-file',
  'saxen',
  'write-excel-file',
  'unzipper-esm',
  'fflate',
]
const common = {
  transform: {
    '^.+\\.(t|j|mj)s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join('|')})/)`, '<rootDir>/dist/'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
}
const project = (displayName, extra = {}) => ({
  displayName,
  testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
  testEnvironment: 'node',
  ...common,
  ...extra,
})
module.exports = {
  projects: [
    project('unit'),
    project('components', { testEnvironment: 'jsdom' }),
    project('conformance'),
    project('scenarios'),
    project('adversary'),
    project('faults'),
    project('e2e'),
  ],
}
