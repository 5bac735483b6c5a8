const { builtinModules } = require('node:module');

const NOT_IN_A_JUDGE =
  'is not for the pure core: a judge gets the time and everything else that changes as an argument.';

const forbidden = (what, selector) => ({
  selector,
  message: `${what} ${NOT_IN_A_JUDGE}`,
});
const forbiddenCall = (object, method) =>
  forbidden(
    `${object}.${method}`,
    `MemberExpression[object.name="${object}"][property.name="${method}"]`,
  );

/** Extra ESLint rules for code that must give the same answer for the same arguments, in Node and in a browser. */
module.exports = {
  restrictedSrcImports: builtinModules.flatMap(name => {
    const message = `A Node builtin ${NOT_IN_A_JUDGE}`;
    return name.startsWith('node:')
      ? [{ name, message }]
      : [
          { name, message },
          { name: `node:${name}`, message },
        ];
  }),
  restrictedSrcSyntax: [
    forbiddenCall('Date', 'now'),
    forbiddenCall('performance', 'now'),
    forbiddenCall('Math', 'random'),
    forbiddenCall('crypto', 'randomUUID'),
    forbiddenCall('crypto', 'getRandomValues'),
    forbidden(
      'new Date() without an argument',
      'NewExpression[callee.name="Date"][arguments.length=0]',
    ),
    forbidden('Date()', 'CallExpression[callee.name="Date"]'),
    forbidden(
      'A timer',
      'CallExpression[callee.name=/^(setTimeout|setInterval|setImmediate)$/]',
    ),
    forbidden(
      'A global of the process or the network',
      'MemberExpression[object.name="process"], CallExpression[callee.name="fetch"]',
    ),
  ],
};
