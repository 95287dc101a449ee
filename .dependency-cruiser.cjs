'use strict';

/** The import table of ARCHITECTURE.md. Each rule says what a room may import; all else is an error. */

const DOMAIN = '^cloudfunctions/shared/domain/';
const CONTRACT = '^cloudfunctions/shared/contract/';
const REPOSITORIES = '^cloudfunctions/shared/repositories/';
/** A video is larger than an instance's memory. */
const VIDEOS = '^cloudfunctions/shared/repositories/video-repository\\.ts$';
const FILES = '^(node:)?(fs|fs/promises|os|path|stream|stream/promises|stream/web)$';
const RUNTIME = '^cloudfunctions/shared/runtime/';
const ERASURE = '^cloudfunctions/shared/erasure/';
const SPREADSHEET = '^cloudfunctions/shared/spreadsheet/';
/** What a read spreadsheet is: types alone. */
const TABLE = '^cloudfunctions/shared/spreadsheet/table\\.ts$';
/** The writer of spreadsheets comes with the functions that ask for it, and with no other. */
const WORKBOOK = '^cloudfunctions/shared/runtime/workbook\\.ts$';
const COLLECTIONS = '^cloudfunctions/collections\\.json$';
const JOBS = '^cloudfunctions/shared/jobs/';
const SDK = '^node_modules/wx-server-sdk/';
const ZOD = '^node_modules/zod/';
const VOCABULARY =
  '^cloudfunctions/shared/contract/(vocabulary|attendance-mark|attendance-scale|score-goal|award-terms|task|survey-question|distance|public-phone|service-work)\\.ts$';
/** Hashing is arithmetic: the domain may use it and stay pure. */
const CRYPTO = '^(node:)?crypto$';
/** So is a dictionary of readings; only where a name becomes its initials, and never in a bundle that does not ask for it. */
const PINYIN = '^node_modules/pinyin-pro/';
const NAME_INITIALS = '^cloudfunctions/shared/domain/name-initials\\.ts$';
/** So is a calendar. */
const DAYJS = '^node_modules/dayjs/';
const SCREENS_PACKAGES = '^node_modules/(react|@tarojs/components|@types/react)/';
const ROUTES =
  '^src/(author|pages|study|course|secretary|office|honours|roster|points|privacy|plan|insight|project|service|custom-tab-bar)/';

/** An import from `from` to anything that matches none of `allowed`. */
const only = (name, from, ...allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...allowed] },
});

module.exports = {
  forbidden: [
    only(
      'domain-imports-itself-and-types-of-the-contract',
      DOMAIN,
      CONTRACT,
      CRYPTO,
      DAYJS,
      PINYIN,
    ),
    {
      name: 'only-names-are-read-by-the-dictionary',
      comment: 'It weighs more than all functions together.',
      severity: 'error',
      from: { path: '^(src|cloudfunctions)/', pathNot: NAME_INITIALS },
      to: { path: PINYIN },
    },
    {
      name: 'domain-takes-only-types-and-words-of-the-contract',
      severity: 'error',
      from: { path: DOMAIN },
      to: { path: CONTRACT, pathNot: VOCABULARY, dependencyTypesNot: ['type-only'] },
    },
    only('contract-imports-domain-types-and-zod', CONTRACT, DOMAIN, ZOD),
    {
      name: 'contract-takes-only-types-of-the-domain',
      severity: 'error',
      from: { path: CONTRACT },
      to: { path: DOMAIN, dependencyTypesNot: ['type-only'] },
    },
    {
      ...only('repositories-import-domain-contract-sdk', REPOSITORIES, DOMAIN, CONTRACT, SDK),
      from: { path: REPOSITORIES, pathNot: VIDEOS },
    },
    only('videos-are-joined-on-disk', VIDEOS, REPOSITORIES, SDK, FILES),
    {
      name: 'repositories-take-only-types-of-the-contract',
      severity: 'error',
      from: { path: REPOSITORIES },
      to: { path: CONTRACT, dependencyTypesNot: ['type-only'] },
    },
    only(
      'runtime-imports-shared-zod-sdk',
      RUNTIME,
      DOMAIN,
      CONTRACT,
      REPOSITORIES,
      ZOD,
      SDK,
      CRYPTO,
      TABLE,
      '^node_modules/write-excel-file/',
    ),
    only('erasure-imports-shared', ERASURE, DOMAIN, REPOSITORIES, RUNTIME, CRYPTO, SPREADSHEET),
    only('jobs-import-shared', JOBS, DOMAIN, CONTRACT, REPOSITORIES, RUNTIME, CRYPTO, SPREADSHEET),
    {
      name: 'a-function-imports-shared-and-its-own-folder',
      severity: 'error',
      from: { path: '^cloudfunctions/(?!shared/)([^/]+)/' },
      to: {
        pathNot: ['^cloudfunctions/$1/', '^cloudfunctions/shared/'],
        dependencyTypesNot: ['core'],
      },
    },
    only(
      'spreadsheets-are-read-by-their-own-packages',
      SPREADSHEET,
      CONTRACT,
      '^node_modules/(fflate|saxen|papaparse|@types/papaparse)/',
    ),
    {
      name: 'only-imports-read-spreadsheets',
      comment: 'The reader weighs more than the rest of a function.',
      severity: 'error',
      from: {
        path: '^cloudfunctions/',
        pathNot: [
          SPREADSHEET,
          '^cloudfunctions/shared/(jobs|erasure)/',
          '^cloudfunctions/(authoring|roster|score)/',
        ],
      },
      to: { path: [SPREADSHEET, '^node_modules/(papaparse|saxen)/'], pathNot: TABLE },
    },
    {
      name: 'one-file-writes-spreadsheets',
      severity: 'error',
      // Tests write the files that people would bring.
      from: { pathNot: [WORKBOOK, '^test/'] },
      to: { path: '^node_modules/write-excel-file/' },
    },
    only('platform-imports-contract', '^src/platform/', CONTRACT, '^node_modules/'),
    only('copy-imports-contract', '^src/copy/', CONTRACT),
    // Roles and labels are spelled differently on the two targets: one helper of the platform knows how.
    only(
      'components-import-copy',
      '^src/components/',
      '^src/copy/',
      '^src/platform/accessibility\\.ts$',
      SCREENS_PACKAGES,
    ),
    {
      name: 'features-import-no-other-feature',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: {
        pathNot: [
          '^src/features/$1/',
          '^src/(components|platform|copy)/',
          CONTRACT,
          SCREENS_PACKAGES,
        ],
      },
    },
    only(
      'routes-import-features-and-components',
      ROUTES,
      '^src/(features|components)/',
      SCREENS_PACKAGES,
    ),
    {
      name: 'only-platform-touches-taro',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/' },
      to: { path: '^node_modules/@tarojs/taro/' },
    },
    {
      name: 'no-validation-library-in-the-client',
      comment: 'The client uses the types of requests, never their schemas.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        path: [ZOD, CONTRACT],
        pathNot: `${CONTRACT}(error-codes|vocabulary|version|names|attendance-mark|attendance-scale|score-goal|award-terms|task|survey-question|distance|public-phone|service-work)\\.ts$`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'names-and-codes-stay-free-of-zod',
      severity: 'error',
      from: {
        path: `${CONTRACT}(error-codes|vocabulary|version|names|attendance-mark|attendance-scale|score-goal|award-terms|task|survey-question|distance|public-phone|service-work)\\.ts$`,
      },
      to: { path: ZOD },
    },
    {
      name: 'local-cloud-never-imports-function-sources',
      severity: 'error',
      from: { path: '^local-cloud/', pathNot: '^local-cloud/demo-season' },
      to: { path: '^(cloudfunctions|src)/', pathNot: COLLECTIONS },
    },
    {
      name: 'demo-season-may-use-the-domain',
      severity: 'error',
      from: { path: '^local-cloud/demo-season' },
      to: { path: '^(cloudfunctions|src)/', pathNot: [COLLECTIONS, DOMAIN] },
    },
    {
      name: 'shipped-code-imports-no-test-and-no-local-cloud',
      severity: 'error',
      from: { path: '^(src|cloudfunctions)/' },
      to: { path: '^(test|local-cloud|config)/' },
    },
    {
      name: 'no-tests-outside-tests',
      severity: 'error',
      from: { path: '^(local-cloud|config)/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'shipped-packages-are-dependencies',
      severity: 'error',
      from: {
        path: '^(src|cloudfunctions|local-cloud)/',
        // Films are made once, by whoever changes them, not where the demonstration runs.
        pathNot: '^local-cloud/demo-season/make-lectures/',
      },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types', 'typings'],
    },
  },
};
