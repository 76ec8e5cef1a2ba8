import { GraphQLError, GraphQLScalarType } from 'graphql';
import { UploadedFile } from './uploaded-file';

/** A file as the argument of a mutation (GraphQL multipart request specification). */
export const UploadScalar = new GraphQLScalarType<UploadedFile, never>({
  name: 'Upload',
  description:
    'A file: null in the variables, and a part of a multipart/form-data request that `map` puts in its place.',
  specifiedByURL: 'https://github.com/jaydenseric/graphql-multipart-request-spec',
  parseValue(value) {
    if (value instanceof UploadedFile) return value;
    throw new GraphQLError('A file comes as a part of a multipart request.');
  },
  parseLiteral() {
    throw new GraphQLError('A file is the value of a variable.');
  },
  serialize() {
    throw new GraphQLError('A file is never answered.');
  },
});
