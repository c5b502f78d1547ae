import fc from "fast-check";

/**
 * Every run of the tests tries the same values, so that a red run is about the change before it and about nothing else. Others are tried by
 * `FC_SEED=7 FC_RUNS=2000 npm test -- unit`.
 */
const { FC_SEED = "20261201", FC_RUNS } = process.env;
fc.configureGlobal({ seed: Number(FC_SEED), ...(FC_RUNS ? { numRuns: Number(FC_RUNS) } : {}) });
