export * from './field-rule-problems';
export * from './rules/requirement';
export { FieldRules } from './rules/field-rules';
export type { ProtectedCoordinate } from './rules/field-rules';
export { FieldRuleError } from './rules/read-declarations';
export { UnknownSecurityFeatureError } from './rules/linked-names';
export { vouchForRules } from './rules/vouch-for-rules';
export { checkPolicies, createJudge, UnknownPolicyError } from './rules/judge';
export type { Judge } from './rules/judge';
export { createFieldGuard } from './guard/field-guard';
export type {
  CheckedOperation,
  FieldGuard,
  FieldGuardOptions,
  OperationPart,
} from './guard/field-guard';
export type { PartsSettler } from './guard/settle-parts';
export type { RefusedField } from './guard/refused-places';
export type { TellRefusal } from './guard/settle-answer';
export { refusalTeller } from './guard/tell-refusal';
export * from './subgraph/guard-fields';
