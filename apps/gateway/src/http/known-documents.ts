import { deferRules, defersInSubscription, measureOperation, SegmentedCache } from '@gezhi/engine';
import type { CostModel, Graph } from '@gezhi/engine';
import { GraphQLError, parse, specifiedRules, validate } from 'graphql';
import type { DocumentNode } from 'graphql';
import { excessOf } from '../limits/operation-limits';
import type { OperationLimits } from '../limits/operation-limits';
import { KnownDocument } from './known-document';
import { refusal, refuseDocument, refuseExcess } from './refusal';
import type { Refusal } from './refusal';

/** Bytes of documents and prepared operations kept at most, by estimate; what came once never pushes out what is in use. */
const CAPACITY = 64_000_000;

/** What a small document with its prepared operation takes, and what each character adds. */
const BASE_BYTES = 40_000;
const BYTES_PER_CHARACTER = 60;
/** What a refused text takes: itself, and why. */
const REFUSED_BYTES = 2_000;

const MOST_ERRORS = 10;
const RULES = [...specifiedRules, deferRules];
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more that \d+ tokens/;

export interface KnownDocumentsOptions {
  readonly graph: Graph;
  readonly costs: CostModel;
  readonly limits: OperationLimits;
  /** Whether messages may tell names of the schema that were nearly meant. */
  readonly tellsNames: boolean;
  /** Bytes kept at most, by estimate. Default 64 million. */
  readonly capacity?: number;
}

export type Found =
  | { readonly document: KnownDocument; readonly isNew: boolean }
  | { readonly refusal: Refusal; readonly isNew: boolean };

/**
 * Documents that were parsed, measured, validated, with the operations prepared from them, and texts that were
 * refused: sent again, neither costs again. Limits are checked before validation, whose work they bound.
 */
export class KnownDocuments {
  private readonly documents: SegmentedCache<Found>;

  constructor(private readonly options: KnownDocumentsOptions) {
    this.documents = new SegmentedCache({ capacity: options.capacity ?? CAPACITY });
  }

  find(text: string): Found {
    const known = this.documents.get(text);
    if (known !== undefined) {
      if ('document' in known) known.document.uses += 1;
      return known;
    }
    const made = this.read(text);
    const weight =
      'refusal' in made
        ? REFUSED_BYTES + 2 * text.length
        : BASE_BYTES + BYTES_PER_CHARACTER * text.length;
    this.documents.set(text, { ...made, isNew: false }, weight);
    return made;
  }

  /** Texts of the documents sent most often, with what is known of them; the hottest first. */
  hottest(most: number): readonly (readonly [string, KnownDocument])[] {
    const hot: (readonly [string, KnownDocument])[] = [];
    for (const [text, found] of this.documents.all()) {
      if ('document' in found && found.document.uses > 0) hot.push([text, found.document]);
    }
    return hot.sort(([, a], [, b]) => b.uses - a.uses).slice(0, most);
  }

  /** How much is kept, by estimate. */
  get weight(): number {
    return this.documents.weight;
  }

  private read(text: string): Found {
    const { graph, limits, tellsNames } = this.options;
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: limits.tokens });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return { refusal: this.unparsed(error), isNew: true };
    }
    const size = measureOperation(document);
    const excess = excessOf(size, limits);
    if (excess !== null) return { refusal: refuseExcess(excess), isNew: true };
    const errors = validate(graph.schema, document, RULES, {
      maxErrors: MOST_ERRORS,
      hideSuggestions: !tellsNames,
    });
    if (errors.length > 0)
      return { refusal: refuseDocument('GRAPHQL_VALIDATION_FAILED', errors), isNew: true };
    if (defersInSubscription(document))
      return { refusal: refusal('DEFER_IN_SUBSCRIPTION'), isNew: true };
    const { costs } = this.options;
    const asksAboutSchema = size.schemaQuestions > 0;
    return {
      document: new KnownDocument({ graph, costs, document, asksAboutSchema }),
      isNew: true,
    };
  }

  private unparsed(error: GraphQLError): Refusal {
    if (!TOO_MANY_TOKENS.test(error.message))
      return refuseDocument('GRAPHQL_PARSE_FAILED', [error]);
    return refusal('TOO_MANY_TOKENS', { limit: this.options.limits.tokens });
  }
}
