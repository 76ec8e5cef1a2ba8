import { askLamps } from '../lamp.testing';
import { withoutIdentityNumbers } from './identity-numbers';

/** Invented: the checksum fits, the region code belongs to no place. */
const NUMBER = '999999199001011238';

describe('an identity number in an argument', () => {
  it('is refused wherever it stands, and never repeated', async () => {
    const answer = await askLamps(
      `mutation ($note: String!) { answer: repair(id: "lamp-1", input: { note: $note }) {
        __typename ... on Problem { code message path } } }`,
      { note: `电话没有，证件 ${NUMBER.slice(0, 6)} ${NUMBER.slice(6)}` },
    );
    expect(answer.data?.['answer']).toMatchObject({
      code: 'PERSONAL_DATA_IN_TEXT',
      path: ['input', 'note'],
    });
    expect(JSON.stringify(answer)).not.toContain('19900101');
  });

  it('is found in lists and objects', () => {
    expect(
      withoutIdentityNumbers({ input: { lines: [{ text: 'ok' }, { text: NUMBER }] } }),
    ).toMatchObject({
      refusal: { params: { field: 'text' }, path: ['input', 'lines', '1', 'text'] },
    });
  });

  it('is not seen in the code of a company, nor in any other argument', () => {
    const args = {
      uscc: '913201041234567890',
      at: new Date(),
      first: 20,
      none: null,
      code: '320104001002C001M001',
    };
    expect(withoutIdentityNumbers(args)).toMatchObject({ ok: true });
  });
});
