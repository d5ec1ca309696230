import js from '@eslint/js'
import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'

// who may act is asked of shared/offices.ts with the time: a look into the list forgets that terms end
const officesAsked = [
  { selector: "MemberExpression[property.name='offices']", message: 'Ask shared/offices.ts: terms begin and end.' },
  { selector: "ObjectPattern > Property[key.name='offices']", message: 'Ask shared/offices.ts: terms begin and end.' },
]
/** No text `name` in the code, however it is quoted: a collection is reached by its name alone. */
const without = (name, message) => [
  { selector: `Literal[value='${name}']`, message },
  { selector: `TemplateElement[value.cooked='${name}']`, message },
]
const noParticipations = without(
  'participations',
  'Who takes part is read through votes/participations.ts, a choice through votes/ballots.ts.',
)
// what holds in every function: of several settings that fit a file the last one alone holds, so each names them
const everywhere = [...officesAsked, ...noParticipations]
const aboutRules = 'What a motion is about is known in votes/subjects alone.'
const noRules = [
  ...without('rules', aboutRules),
  ...without('ruleVersions', aboutRules),
  { selector: 'Identifier[name=/^Rule(Version)?Document$/]', message: aboutRules },
]
/** A rule of the domain knows no SDK, no clock and no chance: they are arguments. */
const pure = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The time is an argument of the domain.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The time is an argument of the domain.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Chance is an argument of the domain.',
  },
]
const noSyntax = (...selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] })

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.yuanba/', 'test/fixtures/'] },
  js.configs.recommended,
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', module: 'writable', require: 'readonly' } },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-undef': 'off',
      'no-console': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    // what meets text that somebody else wrote takes time in proportion to its length, whatever it holds
    files: ['cloudfunctions/**/*.ts', 'miniprogram/**/*.ts'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: false }],
    },
  },
  // a story told from first tap to last is longer than a room of code
  { files: ['test/**'], rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] } },
  // what talks to a terminal or a log by its nature
  { files: ['scripts/**', 'cloudfunctions/shared/log.ts', 'local/**', 'test/**'], rules: { 'no-console': 'off' } },
  // of several that fit a file the last one alone holds: each names all that it means
  { files: ['cloudfunctions/**'], rules: noSyntax(...everywhere) },
  { files: ['cloudfunctions/votes/**'], rules: noSyntax(...everywhere, ...noRules) },
  { files: ['cloudfunctions/votes/subjects/**'], rules: noSyntax(...everywhere) },
  { files: ['cloudfunctions/votes/{participations,ballots}.ts'], rules: noSyntax(...officesAsked, ...noRules) },
  { files: ['cloudfunctions/shared/offices.ts'], rules: noSyntax(...noParticipations) },
  {
    files: ['cloudfunctions/*/domain/**', 'cloudfunctions/engines/*/domain/**'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'fetch'],
      ...noSyntax(...everywhere, ...pure),
    },
  },
  { files: ['cloudfunctions/votes/domain/**'], rules: noSyntax(...everywhere, ...noRules, ...pure) },
  {
    // services/call.ts is the one place that reaches the cloud by function
    files: ['miniprogram/**/*.ts'],
    ignores: ['miniprogram/services/call.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: "MemberExpression[property.name='callFunction']", message: 'Call through services/call.ts.' },
      ],
    },
  },
)
