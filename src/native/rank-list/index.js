Component({
  properties: {
    /** Rows of a ranking: rank, name, branchName (left out where all are of one branch), points in words, own. */
    rows: { type: Array, value: [] },
  },
});
