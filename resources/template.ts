import type { TemplateBuilder, TemplateExtension } from '@awboost/cfn-template-builder/builder';
import type { Template as Document, TemplateSection } from '@awboost/cfn-template-builder/template';

/**
 * Collects typed resources into a CloudFormation document. Whoever uses a resource gets it back and refers to it by
 * value (`pool.ref`, `pool.out.Arn`), so a reference to nothing does not compile.
 */
export class Template implements TemplateBuilder {
  readonly #document: Document = { Parameters: {}, Resources: {}, Outputs: {} };

  /** Throws when the logical id is taken. */
  add<Section extends TemplateSection>(section: Section, name: string, value: Required<Document>[Section][string]) {
    this.#document[section] ??= {};
    const entries: Record<string, unknown> = this.#document[section];
    if (Object.hasOwn(entries, name)) throw new Error(`${section} has "${name}" already.`);
    entries[name] = value;
  }

  use<Output>(extension: TemplateExtension<Output>): Output {
    if (!extension.onUse) throw new Error('Only resources can be used.');
    return extension.onUse(this);
  }

  /** Plain data: references become their intrinsic functions. */
  toDocument(): { Resources: Record<string, unknown> } {
    return JSON.parse(JSON.stringify(this.#document));
  }
}
