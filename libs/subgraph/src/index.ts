import 'reflect-metadata';

export * from './audit/access-list';
export * from './audit/audit-fields';
export * from './audit/audit-reader';
export { AUDIT_KINDS_LIST } from './audit/audit-record.type';
export * from './batched';
export * from './catalogue/catalogue.type';
export * from './catalogue/domain-catalogue';
export * from './context';
export { defineRoute, operationOf } from './http/http-route';
export type {
  HttpRoute,
  RouteAnswer,
  RouteBody,
  RouteMethod,
  RouteRequest,
  RouteRule,
} from './http/http-route';
export * from './http/read-body';
export type { RouteProblem } from './http/route-problem';
export { UNSIGNED_CALL } from './http/serve-routes';
export * from './lists/connection';
export * from './lists/list-field';
export * from './lists/page.args';
export * from './live/change-feed';
export { followChanges, StreamEnd } from './live/follow-changes';
export type { FollowQuestion } from './live/follow-changes';
export * from './live/object-change.type';
export * from './live/subscriber';
export * from './manifest';
export * from './masking/field-mask';
export * from './masking/mask-fields';
export * from './masking/unmask.input';
export * from './metrics/league.type';
export * from './metrics/metric.args';
export * from './metrics/metric-field';
export * from './metrics/metric.type';
export * from './metrics/rollup/roll-up-figures';
export * from './problems/answer-items';
export * from './problems/mutation-result';
export { problemValue } from './problems/problem-value';
export * from './problems/problem.type';
export { withoutIdentityNumbers } from './problems/identity-numbers';
export { KnownArea, KnownOrganization } from './references/known-reference';
export * from './schema/build-subgraph';
export * from './schema/code-enum';
export * from './schema/field-rule-decorators';
export * from './schema/scalars';
export * from './server/run-subgraph';
export * from './server/subgraph-environment';
export * from './server/subgraph-server';
export * from './sharing/dataset';
export * from './sharing/shared-access';
export { sealedUpload } from './uploads/sealed-upload';
export type { UploadedPart } from './uploads/sealed-upload';
export { UploadScalar } from './uploads/upload-scalar';
export { LARGEST_FILE, UploadedFile } from './uploads/uploaded-file';
