import type { Actor, PolicyCatalogue } from '@gezhi/identity';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { FieldRules } from '../rules/field-rules';
import { checkPolicies, createJudge } from '../rules/judge';
import { filterOperation } from './filter-operation';
import type { FilteredOperation } from './filter-operation';
import { answerLocally } from './local-answer';
import type { LocalAnswerOptions } from './local-answer';
import { measureRequirements } from './operation-requirements';
import type { MeasuredOperation } from './operation-requirements';
import type { RefusedField } from './refused-places';
import { isAsked } from './root-fields';
import type { Variables } from './root-fields';
import { settleAnswer } from './settle-answer';
import type { TellRefusal } from './settle-answer';
import { PartsSettler } from './settle-parts';
import { Variants } from './variants';

export interface FieldGuardOptions {
  /** What operations are validated against. */
  readonly schema: GraphQLSchema;
  readonly rules: FieldRules;
  readonly policies: PolicyCatalogue;
  /** Filtered operations kept, all documents together. Default 1,000. */
  readonly variants?: number;
}

/** Decides, before anything is fetched, what of an operation a caller may be given. */
export interface FieldGuard {
  /** Checks a validated document; the same document object again costs nothing. */
  check(document: DocumentNode, operationName?: string): CheckedOperation;
}

export interface CheckedOperation {
  /** Nothing in it is protected. */
  readonly isPublic: boolean;
  /** Null: the caller may have all of it. */
  partFor(actor: Actor): OperationPart | null;
}

/** What is left of an operation for callers who may not have all of it. */
export interface OperationPart {
  /** To be executed instead; it holds one operation. */
  readonly document: DocumentNode;
  /** The whole answer, when nobody has to be asked for it. */
  answerLocally(
    variables: Variables,
    tell: TellRefusal,
    options?: LocalAnswerOptions,
  ): ExecutionResult | null;
  /** Makes the answer of `document` the answer of what was asked. */
  settle(result: ExecutionResult, tell: TellRefusal): ExecutionResult;
  /** The same for an answer that comes in parts; one settler for each answer. */
  settleParts(tell: TellRefusal): PartsSettler;
  /** The refused fields these variables ask for, or may ask for. */
  refused(variables: Variables): readonly RefusedField[];
}

/** Throws UnknownPolicyError when a rule names a policy that does not exist. */
export function createFieldGuard({
  schema,
  rules,
  policies,
  variants = 1_000,
}: FieldGuardOptions): FieldGuard {
  checkPolicies(rules, policies);
  const judge = createJudge(policies);
  const parts = new Variants<OperationPart>(variants);
  const checked = new WeakMap<DocumentNode, Map<string, CheckedOperation>>();
  let documents = 0;

  function check(document: DocumentNode, operationName: string | undefined): CheckedOperation {
    const measured = measureRequirements(schema, rules, document, operationName);
    const { requirements } = measured;
    const id = (documents += 1);
    return {
      isPublic: requirements.length === 0,
      partFor(actor) {
        let met = '';
        for (const requirement of requirements) met += judge.meets(actor, requirement) ? '1' : '0';
        if (!met.includes('0')) return null;
        return parts.getOrMake(`${id} ${met}`, () =>
          partOf(
            measured,
            filterOperation(measured, (requirement) => judge.missing(actor, requirement)),
          ),
        );
      },
    };
  }

  return {
    check(document, operationName) {
      const operations = checked.get(document) ?? new Map<string, CheckedOperation>();
      checked.set(document, operations);
      const known = operations.get(operationName ?? '') ?? check(document, operationName);
      operations.set(operationName ?? '', known);
      return known;
    },
  };
}

function partOf(measured: MeasuredOperation, filtered: FilteredOperation): OperationPart {
  return {
    document: filtered.document,
    answerLocally: (variables, tell, options) =>
      answerLocally(measured, filtered, variables, tell, options),
    settle: (result, tell) => settleAnswer(result, filtered.root, tell),
    settleParts: (tell) => new PartsSettler(filtered.root, tell),
    refused: (variables) => [
      ...new Set(
        filtered.refusals
          .filter(({ conditions }) => isAsked(measured, conditions, variables) !== false)
          .map(({ refused }) => refused),
      ),
    ],
  };
}
