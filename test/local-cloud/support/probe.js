// A cloud function that runs what a test hands it, through the real, unmodified SDK. Bundled like any other.
const cloud = require('wx-server-sdk');

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
const db = cloud.database();

/** Code that a test wrote as a function arrives as its text. */
const evaluate = (code) => new Function(`return (${code})`)();

exports.main = async (event, context) => {
  if (event.code === undefined) return { event };
  const run = evaluate(event.code);
  const sdk = {
    cloud,
    db,
    _: db.command,
    $: db.command.aggregate,
    require,
    context,
    process,
    evaluate,
  };
  try {
    return { value: await run(sdk, event.argument) };
  } catch (error) {
    const { errCode, code, message } = error;
    return { thrown: { errCode, code, message: String(message) } };
  }
};
