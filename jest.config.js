'use strict';

/** Packages that ship ES modules only; jest runs CommonJS, so they are transpiled like our own code. */
const ES_MODULE_ONLY = ['qr'];

/** The demo season that the journeys start from. */
const PLANT_SEASON = '<rootDir>/test/tools/planted-season.ts';

const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022',
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

/** One jest project a test room, so that a room can be run alone: `npx jest --selectProjects domain`. */
function room(name, more = {}) {
  return {
    displayName: name,
    rootDir: __dirname,
    testEnvironment: 'node',
    testMatch: [`<rootDir>/test/${name}/**/*.test.{ts,tsx}`],
    modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.cache/'],
    transform: { '^.+\\.tsx?$': swc, '^.+/node_modules/.+\\.m?js$': swc },
    transformIgnorePatterns: [
      `/node_modules/(?!(${ES_MODULE_ONLY.join('|')})/)`,
      '<rootDir>/dist/',
    ],
    moduleNameMapper: {
      '^fast-check$': '<rootDir>/test/tools/seeded-fast-check.js',
      '\\.scss$': '<rootDir>/test/tools/no-styles.js',
      '^@/(.*)$': '<rootDir>/src/$1',
      '^@contract/(.*)$': '<rootDir>/cloudfunctions/shared/contract/$1',
    },
    ...more,
  };
}

module.exports = {
  projects: [
    room('domain'),
    room('functions'),
    room('local-cloud'),
    room('cloud-contract'),
    room('weapp', {
      testEnvironment: '<rootDir>/test/tools/weapp/environment.ts',
      globalSetup: PLANT_SEASON,
    }),
    room('journeys', { globalSetup: PLANT_SEASON }),
    room('attack'),
    room('config'),
  ],
  testTimeout: 30_000,
};
