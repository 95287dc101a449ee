import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Linter, type Rule, type Scope } from 'eslint';

type CallExpression = Extract<Rule.Node, { type: 'CallExpression' }>;
type Property = Extract<Rule.Node, { type: 'Property' }>;
/** As far as it is looked at here. */
interface Node {
  type: string;
  value?: unknown;
}

/** Modules by their numbers, as webpack writes them: those that are there, and where each is asked for. */
interface Modules {
  there: Set<number>;
  asked: Map<number, Set<string>>;
}

/**
 * Modules that built scripts ask for and that no script holds; nothing when all is well. A phone finds out on the page that needs
 * one, which then stays empty.
 */
export function faultsOfModules(root: string, files: readonly string[]): string[] {
  const modules: Modules = { there: new Set(), asked: new Map() };
  const linter = new Linter({ configType: 'flat' });
  for (const file of files) {
    const rule: Rule.RuleModule = { create: (context) => collect(context, file, modules) };
    const config: Linter.Config = {
      languageOptions: { ecmaVersion: 2022, sourceType: 'script' },
      linterOptions: { noInlineConfig: true },
      plugins: { built: { rules: { modules: rule } } },
      rules: { 'built/modules': 'error' },
    };
    linter.verify(readFileSync(path.join(root, file), 'utf8'), config, { filename: 'script.js' });
  }
  return [...modules.asked]
    .filter(([id]) => !modules.there.has(id))
    .map(([id, places]) => `module ${id} is nowhere, and asked for in ${[...places].join(', ')}`);
}

function collect(context: Rule.RuleContext, file: string, modules: Modules): Rule.RuleListener {
  return {
    Property(node) {
      const id = numberOf(node.key);
      if (id !== null && isModule(node)) modules.there.add(id);
    },
    CallExpression(node) {
      const id = askedBy(node, context.sourceCode.getScope(node));
      if (id === null) return;
      const places = modules.asked.get(id) ?? new Set();
      modules.asked.set(id, places.add(file));
    },
  };
}

/** `1234: function (module, exports, require) { … }` */
function isModule({ value }: Property): boolean {
  return value.type === 'FunctionExpression' || value.type === 'ArrowFunctionExpression';
}

/** The number in `require(1234)`, whatever the third parameter of the module around it is called. */
function askedBy({ callee, arguments: given }: CallExpression, scope: Scope.Scope): number | null {
  const [first] = given;
  if (callee.type !== 'Identifier' || given.length !== 1 || !first) return null;
  for (let around: Scope.Scope | null = scope; around; around = around.upper) {
    const definition = around.set.get(callee.name)?.defs[0];
    if (definition) return isRequire(definition) ? numberOf(first) : null;
  }
  return null;
}

/** The third parameter of a function that stands under a number. */
function isRequire({ type, name, node }: Scope.Definition): boolean {
  if (type !== 'Parameter') return false;
  const { params, parent } = node as typeof node & { parent: Rule.Node };
  return params[2] === name && parent.type === 'Property' && numberOf(parent.key) !== null;
}

function numberOf(node: Node): number | null {
  return node.type === 'Literal' && typeof node.value === 'number' ? node.value : null;
}
