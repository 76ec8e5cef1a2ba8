import { findByKeys } from '@gezhi/persistence';
import { batched, listField } from '@gezhi/subgraph';
import { ElementAttachment } from '../../domain/element/element-attachment.entity';
import { attachmentsOf } from '../../use-cases/element/list-attachments';
import type { GridContext } from '../context';
import type { AttachmentArgs } from './element.type';

export const attachmentById = batched<GridContext, ElementAttachment>(
  'ElementAttachment',
  (context, ids) => findByKeys(context.database.manager, ElementAttachment, 'id', ids),
);
export const attachmentsOfGrid = listField<ElementAttachment, AttachmentArgs, GridContext>(
  'Grid.attachments',
  (_, args) => attachmentsOf(args),
);
