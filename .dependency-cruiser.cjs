// The lines of docs/architecture: page → service → contract (types, erased) · index → use case → domain · use case → shared.
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(cloudfunctions|miniprogram|local|scripts)/',
        pathNot: ['\\.d\\.ts$', '^miniprogram/', '^scripts/[^/]+\\.ts$', '^cloudfunctions/[^/]+/index\\.ts$'],
      },
      to: {},
    },
    {
      name: 'domain-is-pure',
      comment: 'domain/ imports nothing of ours but its neighbours and the shapes of stored documents (types only)',
      severity: 'error',
      from: { path: '^cloudfunctions/(engines/[^/]+|[^/]+)/domain/' },
      to: {
        path: '^(cloudfunctions|local|scripts|miniprogram)/',
        pathNot: [
          '^cloudfunctions/$1/domain/',
          '^cloudfunctions/votes/domain/record/',
          '^cloudfunctions/shared/documents',
          '^cloudfunctions/engines/',
          '^cloudfunctions/shared/ids\\.ts$',
          '^cloudfunctions/shared/outbox\\.ts$',
          '^cloudfunctions/shared/offices\\.ts$',
          '^cloudfunctions/shared/(characters|dates|holidays)\\.ts$',
        ],
      },
    },
    {
      name: 'domain-without-sdk',
      severity: 'error',
      from: { path: '^cloudfunctions/(engines/)?[^/]+/domain/' },
      to: { path: ['node_modules/@cloudbase', '^node:(fs|http|https|net|child_process|worker_threads)$'] },
    },
    {
      name: 'sdk-only-in-shared',
      severity: 'error',
      from: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/shared/' },
      to: { path: 'node_modules/@cloudbase' },
    },
    {
      name: 'capabilities-apart',
      comment:
        'Another capability is reached through its contract or what it exports for that (cards, templates, the record), never its insides',
      severity: 'error',
      from: { path: '^cloudfunctions/([^/]+)/', pathNot: '^cloudfunctions/shared/' },
      to: {
        path: '^cloudfunctions/',
        pathNot: [
          '^cloudfunctions/$1/',
          '^cloudfunctions/(shared|engines)/',
          '^cloudfunctions/[^/]+/(contract|cards|cardsFor|forDelivery|templates)\\.ts$',
          '^cloudfunctions/votes/domain/record/',
        ],
      },
    },
    {
      name: 'choices-read-by-few',
      comment:
        'A choice is read by who casts, witnesses paper, sets a ballot aside, counts, publishes the record or shows a household its own; who needs only “took part” reads participations.ts',
      severity: 'error',
      from: {
        path: '^cloudfunctions/',
        pathNot: [
          '^cloudfunctions/votes/(castBallot|witnessPaperBallot|claims|record|readMine|myOpenings)\\.ts$',
          '^cloudfunctions/votes/advance/(countMotion|concernedDoors)\\.ts$',
        ],
      },
      to: { path: '^cloudfunctions/votes/ballots\\.ts$' },
    },
    {
      name: 'subjects-behind-one-door',
      comment: 'What a motion is about is reached through subjectOf; no kind of subject is known outside of its folder',
      severity: 'error',
      from: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/votes/subjects/' },
      to: {
        path: '^cloudfunctions/votes/subjects/',
        pathNot: '^cloudfunctions/votes/subjects/(subjectOf|subject)\\.ts$',
      },
    },
    {
      name: 'engines-know-no-capability',
      comment: 'What several capabilities are made of: engines import the platform and one another',
      severity: 'error',
      from: { path: '^cloudfunctions/engines/' },
      to: { path: '^cloudfunctions/(?!(shared|engines)/)' },
    },
    {
      name: 'shared-knows-no-capability',
      severity: 'error',
      from: { path: '^cloudfunctions/shared/' },
      to: { path: '^cloudfunctions/(?!shared/)' },
    },
    {
      name: 'phone-pulls-no-backend',
      comment: 'The mini-program takes types from the contracts and, to recount, the pure record; nothing else',
      severity: 'error',
      from: { path: '^miniprogram/' },
      to: {
        path: '^(cloudfunctions|local|scripts|test)/',
        pathNot: ['^cloudfunctions/votes/domain/record/', '^cloudfunctions/engines/chain/domain/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'packages-apart',
      comment:
        'What two packages of the mini-program need is in text/, services/ or behaviors/; nothing reaches into a package',
      severity: 'error',
      from: { path: '^miniprogram/(packages/[^/]+|[^/]+)/', pathNot: '^miniprogram/packages/property/' },
      to: { path: '^miniprogram/packages/', pathNot: '^miniprogram/$1/' },
    },
    {
      name: 'property-rates',
      comment: 'The property team fills in the same sheet as everybody, door by door',
      severity: 'error',
      from: { path: '^miniprogram/packages/property/' },
      to: { path: '^miniprogram/packages/', pathNot: '^miniprogram/packages/(property|ratings)/' },
    },
    {
      name: 'components-make-no-calls',
      severity: 'error',
      from: { path: '^miniprogram/components/' },
      to: { path: '^miniprogram/(services|pages|packages)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'local-stands-alone',
      comment: 'local/ serves any CloudBase project: it imports nothing of this one',
      severity: 'error',
      from: { path: '^local/' },
      to: { path: '^(cloudfunctions|miniprogram|scripts|test)/' },
    },
    {
      name: 'product-without-stand-ins',
      severity: 'error',
      from: { path: '^(cloudfunctions|miniprogram)/' },
      to: { path: '^(local|scripts|test)/' },
    },
    { name: 'not-to-dev', severity: 'error', from: { path: '^cloudfunctions/' }, to: { dependencyTypes: ['npm-dev'] } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: ['^dist', '^test/fixtures'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
