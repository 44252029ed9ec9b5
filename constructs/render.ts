import { App } from 'cdk8s';
import { ConfigError, type Problem, resolveEnvironments } from './config/resolve';
import type { Environment, EnvironmentIntent } from './config/schema';
import { type RenderedEnvironment, type RenderedFolder, renderTree } from './output/tree';
import { writeTree } from './output/write';
import { Stack } from './stack';
import { wordsAsked } from './wiring/catalogue';
import { argoCd, type Delivered, deliverySteps, flux } from './wiring/delivery';
import { missedMetrics, takenNames, uselessScrapes } from './wiring/refusals';
import { secretsDocument } from './wiring/secrets';
import { wire } from './wiring/wire';

export interface RenderOptions {
  /** Adds components of your own to a stack before it is wired: `(stack) => new MyExporter(stack, …)`. */
  readonly extend?: (stack: Stack) => void;
}

/**
 * The whole tree of some environments: path to content. Pure: the same environments give the same bytes anywhere.
 * Throws a {@link ConfigError} with every problem of all environments.
 */
export function renderEnvironments(
  intents: readonly EnvironmentIntent[],
  { extend }: RenderOptions = {},
): Map<string, string> {
  const environments = resolveEnvironments(intents);
  // With their scrapes, two components could have one name.
  const scraping = environments.filter(({ scrapes }) => scrapes.length > 0);
  refuse(scraping.flatMap((environment) => takenNames(build({ ...environment, scrapes: [] }, extend), environment)));
  const stacks = environments.map((environment) => build(environment, extend));
  refuse(
    stacks.flatMap((stack) => [
      ...missedMetrics(stack, stack.environment),
      ...uselessScrapes(stack, stack.environment),
    ]),
  );
  return renderTree(stacks.map((stack) => render(stack)));
}

/**
 * A stack with everything in it, not wired yet. Where only what is asked for is stored, it is made twice: who asks for
 * what is known once everything is there, and what is stored is said where things are made.
 */
export function build(environment: Environment, extend?: RenderOptions['extend']): Stack {
  const make = (words?: ReadonlySet<string>) => {
    const stack = new Stack(new App(), environment, words);
    extend?.(stack);
    return stack;
  };
  const stack = make();
  return environment.prometheus.metrics === 'used' ? make(wordsAsked(stack)) : stack;
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ConfigError(problems);
}

/**
 * Renders environments into a folder, by default the one cdk8s names or `dist`. Whatever is wrong with them is printed,
 * all of it; the process then ends with 1 and the folder is as it was.
 */
export function synth(
  intents: readonly EnvironmentIntent[],
  options: RenderOptions & { readonly folder?: string } = {},
): void {
  try {
    writeTree(options.folder ?? process.env.CDK8S_OUTDIR ?? 'dist', renderEnvironments(intents, options));
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}

/** What a user is told: the problems of a configuration alone, and of anything else where it happened. */
function explain(error: unknown): string {
  if (error instanceof ConfigError)
    return ['Nothing was written:', ...error.problems.map(({ path, message }) => `  ${path} ${message}`)].join('\n');
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function render(stack: Stack): RenderedEnvironment {
  const { kubernetes, local, environment } = stack;
  const { name, namespace, delivery } = environment;
  wire(stack, {
    watch: local && {
      scraper: local.prometheus.scraper,
      storing: { asked: stack.asked, dropped: environment.prometheus.neverStored },
      viewer: local.grafana,
      surroundingsOf: stack.surroundingsOf,
    },
    apiServer: kubernetes.api,
    dns: kubernetes.dns,
  });
  const delivered = stack.components.flatMap((component): Delivered[] => {
    const folder = { name: component.name, objects: component.objects(), verbatim: component.verbatim };
    return folder.objects.length + folder.verbatim.size > 0 ? [{ component, folder }] : [];
  });
  const steps = deliverySteps(delivered);
  const engines: RenderedFolder[] = [
    { name: 'argo-cd', objects: argoCd(name, namespace, steps, delivery), applied: false },
    { name: 'flux', objects: flux(name, steps, delivery), applied: false },
  ];
  return {
    name,
    folders: [...delivered.map(({ folder }) => folder), ...engines],
    documents: new Map([['secrets.md', secretsDocument(stack)]]),
  };
}
