import { codeEnum } from '@gezhi/subgraph';
import { DELEGATION_STATES } from '../../domain/delegation/delegation.states';

export const DelegationStateEnum = codeEnum(DELEGATION_STATES);
