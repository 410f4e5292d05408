/** A CloudFormation template as far as deployed and wanted ones are compared. */
export interface Template {
  Resources?: Readonly<Record<string, Resource>>;
}

interface Resource {
  Type: string;
  DeletionPolicy?: string;
  Properties?: object;
}

/** What is deployed, and what is about to be. */
export interface Comparison {
  stage: string;
  deployed: Template;
  wanted: Template;
}

/** A resource with the properties that `resources/` gives one of its type. */
export interface Typed<Properties extends object> extends Resource {
  id: string;
  Properties: Properties;
}

/** All resources of one type. Values that are references stay what they are in JSON. */
export const resourcesOf = <Properties extends object>({ Resources = {} }: Template, type: string) =>
  Object.entries(Resources).flatMap(([id, resource]): Typed<Properties>[] =>
    resource.Type === type ? [{ ...resource, id, Properties: (resource.Properties ?? {}) as Properties }] : [],
  );

/** The only resource of a type of which a stack has one. */
export const theOnly = <Properties extends object>(template: Template, type: string) =>
  resourcesOf<Properties>(template, type)[0];

/** `SalesEu` → `sales-eu`: the app's name in a logical id, as the settings say it. */
export const appOfLogicalId = (pascal: string) => pascal.replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();
