import type { Finding } from './finding.ts';
import type { Waiver } from './waivers.ts';

/** `AppSalesService` by `App*Service`. */
const matches = (pattern: string, name: string) =>
  new RegExp(`^${pattern.split('*').join('[A-Za-z0-9]+')}$`).test(name);

const isFor = ({ stages }: Waiver, stage: string) => stages === undefined || stages.some(one => one === stage);

/** What no waiver explains, and what the waivers explain that no scanner finds: by rule, resource and stage. */
export function compare(findings: readonly Finding[], waivers: readonly Waiver[], stages: readonly string[]) {
  const explained = ({ rule, resource, stage }: Finding) =>
    waivers.some(
      waiver =>
        isFor(waiver, stage) &&
        waiver.rules.includes(rule) &&
        waiver.resources.some(pattern => matches(pattern, resource)),
    );
  const unexplained = findings.filter(finding => !explained(finding)).map(inWords);

  const used = waivers.flatMap(waiver =>
    stages
      .filter(stage => isFor(waiver, stage))
      .flatMap(stage => waiver.rules.flatMap(rule => waiver.resources.map(resource => ({ stage, rule, resource })))),
  );
  const isFound = (one: Finding) =>
    findings.some(
      ({ stage, rule, resource }) => stage === one.stage && rule === one.rule && matches(one.resource, resource),
    );
  const stale = used.filter(one => !isFound(one)).map(inWords);
  return { unexplained: [...new Set(unexplained)].sort(), stale: [...new Set(stale)].sort() };
}

const inWords = ({ stage, rule, resource }: Finding) => `${stage}: ${rule} on ${resource}`;
