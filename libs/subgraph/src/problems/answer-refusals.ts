import type { Refusal, Result } from '@gezhi/kernel';
import { ok, refusal } from '@gezhi/kernel';
import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { GraphQLError } from 'graphql';
import { AuditUnavailableError } from '@gezhi/audit';
import { CursorOutOfPlace } from '@gezhi/persistence';
import { coordinateOf } from '../audit/coordinate';
import type { SubgraphContext } from '../context';
import { constraintText } from './constraint-texts';
import { withoutIdentityNumbers } from './identity-numbers';
import type { ProblemValue } from './problem.type';
import { problemValue } from './problem-value';
import { DoubtedReferenceError } from '../references/known-reference';
import { InputViolations } from './validate-input';

type Resolve = GraphQLFieldResolver<unknown, SubgraphContext>;

/**
 * Lets resolvers answer a Result: a success is unwrapped; a refusal becomes a problem value of a mutation
 * and a coded error of any other field. Inputs that violate their constraints, and cursors that are no place
 * in their list, are refusals too. No mutation begins with a citizen's identity number in its arguments; one that
 * judges its items each by itself (`answerItems`) refuses the item that holds one.
 */
export function answerRefusals(resolve: Resolve, asValue: boolean, judgesItems = false): Resolve {
  const refuseInput = (error: unknown, context: SubgraphContext): unknown => {
    if (error instanceof InputViolations) return answer(violationsValue(error, context), asValue);
    if (error instanceof AuditUnavailableError || error instanceof DoubtedReferenceError)
      return answer(problemValue(error.refusal, context), asValue);
    if (!(error instanceof CursorOutOfPlace)) throw error;
    return answer(problemValue(refusal('INVALID_CURSOR', { path: ['after'] }), context), asValue);
  };
  return (root, args, context, info) => {
    try {
      const clean = asValue && !judgesItems ? withoutIdentityNumbers(args as object) : ok();
      if (!clean.ok) return unwrap(clean, context, info, asValue);
      const given: unknown = resolve(root, args, context, info);
      if (!isPromise(given)) return unwrap(given, context, info, asValue);
      return given.then(
        (value) => unwrap(value, context, info, asValue),
        (error: unknown) => refuseInput(error, context),
      );
    } catch (error) {
      return refuseInput(error, context);
    }
  };
}

function unwrap(
  value: unknown,
  context: SubgraphContext,
  info: GraphQLResolveInfo,
  asValue: boolean,
): unknown {
  if (!isResult(value)) return value;
  if (value.ok) return value.value;
  if (isDenial(value.refusal, asValue, context))
    context.audit.denied(coordinateOf(info), value.refusal);
  return answer(problemValue(value.refusal, context), asValue);
}

/** What goes into the trail: what the caller may not, and a change of something that it must not know of. */
function isDenial(
  { code }: Refusal,
  isMutation: boolean,
  { problems }: Pick<SubgraphContext, 'problems'>,
): boolean {
  return problems.find(code)?.kind === 'FORBIDDEN' || (isMutation && code === 'NOT_FOUND');
}

function answer(problem: ProblemValue, asValue: boolean): ProblemValue {
  if (asValue) return problem;
  const { __typename, message, ...extensions } = problem;
  throw new GraphQLError(message, { extensions: { ...extensions, kind: __typename } });
}

/** A coded error for a refusal met outside of a resolver. */
export function refusalError(
  reason: Refusal,
  context: Pick<SubgraphContext, 'problems' | 'language'>,
): GraphQLError {
  const { __typename, message, ...extensions } = problemValue(reason, context);
  return new GraphQLError(message, { extensions: { ...extensions, kind: __typename } });
}

/** Every field that is wrong, as one problem. */
export function violationsValue(
  error: InputViolations,
  context: Pick<SubgraphContext, 'problems' | 'language'>,
): ProblemValue {
  const violations = error.violations.map((violation) => ({
    path: violation.path,
    message: constraintText(violation, context.language),
  }));
  const [first] = violations;
  const path = first?.path ?? [];
  const reason = refusal('INVALID_INPUT', { path, field: path.join('.'), reason: first?.message });
  const value = problemValue(reason, context);
  return Object.assign(value, { violations });
}

function isPromise(value: unknown): value is Promise<unknown> {
  return value instanceof Promise;
}

function isResult(value: unknown): value is Result<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'ok' in value &&
    typeof value.ok === 'boolean' &&
    ('value' in value || 'refusal' in value)
  );
}
