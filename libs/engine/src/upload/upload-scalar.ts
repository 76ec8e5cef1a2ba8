import { GraphQLError, isScalarType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { FILE } from './incoming-files';

/** The scalar files have, by the name the specification of multipart requests gives it. */
export const UPLOAD = 'Upload';

/** Lets nothing be an `Upload` but a file that came as one: no text in the operation, no value of a variable. */
export function armUploads(schema: GraphQLSchema): void {
  const scalar = schema.getType(UPLOAD);
  if (!isScalarType(scalar)) return;
  scalar.parseValue = fileOnly;
  scalar.parseLiteral = noLiteral;
}

function fileOnly(value: unknown): unknown {
  if (value === FILE) return value;
  throw new GraphQLError(
    'A file comes as a part of a multipart request, and as null in the variables.',
  );
}

function noLiteral(): never {
  throw new GraphQLError('A file is the value of a variable.');
}
