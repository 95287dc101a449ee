'use strict';

/**
 * fast-check as every test gets it: with one seed, so that a run that passed passes again and a failure is everybody's failure.
 * `FC_SEED=7 npx jest …` looks elsewhere.
 */
const fastCheck = require('../../node_modules/fast-check/lib/cjs/fast-check.js');

fastCheck.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_125) });

module.exports = fastCheck;
