import { codeEnum } from '@gezhi/subgraph';
import {
  CASE_KINDS,
  CHANNEL_TAGS,
  HANDLING_SCOPES,
  MATERIAL_FORMS,
  MATERIAL_NECESSITIES,
  MATERIAL_SOURCES,
  OBJECT_KINDS,
  POWER_SOURCES,
  RESULT_KINDS,
} from '../../domain/item/item.codes';
import { ITEM_VERSION_STATES } from '../../domain/item/item-version.states';

export const PowerSourceEnum = codeEnum(POWER_SOURCES);
export const CaseKindEnum = codeEnum(CASE_KINDS);
export const ChannelTagEnum = codeEnum(CHANNEL_TAGS);
export const ObjectKindEnum = codeEnum(OBJECT_KINDS);
export const HandlingScopeEnum = codeEnum(HANDLING_SCOPES);
export const ResultKindEnum = codeEnum(RESULT_KINDS);
export const MaterialNecessityEnum = codeEnum(MATERIAL_NECESSITIES);
export const MaterialFormEnum = codeEnum(MATERIAL_FORMS);
export const MaterialSourceEnum = codeEnum(MATERIAL_SOURCES);
export const ServiceItemVersionStateEnum = codeEnum(ITEM_VERSION_STATES);
