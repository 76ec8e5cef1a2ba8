import { ANONYMOUS, POLICIES } from '@gezhi/identity';
import { buildSchema, parse, print } from 'graphql';
import { callerWith } from '../testing/callers.testing';
import { FieldRules } from './field-rules';
import { checkPolicies, createJudge } from './judge';
import { allOf, implies, PUBLIC, requirementOf } from './requirement';
import { vouchForRules } from './vouch-for-rules';

const FEDERATION = 'https://specs.apollo.dev/federation/v2.9';
const rulesOf = (link: string, body: string) =>
  new FieldRules(parse(`extend schema ${link}\n type Query { a: Int }\n ${body}`));
const keys = (rules: FieldRules) =>
  rules.declared().map(({ coordinate, requirement }) => `${coordinate} ${requirement.key}`);

describe('the names of rules', () => {
  it.each([
    ['imported', `@link(url: "${FEDERATION}", import: ["@authenticated"])`, '@authenticated'],
    [
      'imported under another name',
      `@link(url: "${FEDERATION}", import: [{ name: "@authenticated", as: "@signedIn" }])`,
      '@signedIn',
    ],
    ['not imported', `@link(url: "${FEDERATION}")`, '@federation__authenticated'],
    [
      'not imported from a renamed link',
      `@link(url: "${FEDERATION}", as: "fed")`,
      '@fed__authenticated',
    ],
    [
      'linked by the specification itself',
      '@link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)',
      '@authenticated',
    ],
    [
      'that specification under another name',
      '@link(url: "https://specs.apollo.dev/authenticated/v0.1", as: "login", for: SECURITY)',
      '@login',
    ],
    [
      'that specification with a renamed import',
      `@link(url: "https://specs.apollo.dev/authenticated/v0.1", import: [{name: "@authenticated", as: "@in"}])`,
      '@in',
    ],
    [
      'with the link itself renamed',
      `@linked(url: "https://specs.apollo.dev/link/v1.0", import: [{ name: "@link", as: "@linked" }])
       @linked(url: "${FEDERATION}", import: ["@authenticated"])`,
      '@authenticated',
    ],
  ])('are resolved when %s', (_how, link, name) => {
    const rules = rulesOf(link, `type Lamp { price: Int ${name} }`);
    expect(keys(rules)).toEqual(['Lamp.price {"authenticated":true}']);
  });

  it('never mean nothing: one that is applied and not linked is an error', () => {
    const link = `@link(url: "${FEDERATION}", import: ["@key"])`;
    expect(() => rulesOf(link, 'type Lamp { price: Int @policy(policies: [["staff"]]) }')).toThrow(
      'Lamp.price: @policy is applied, but not linked',
    );
  });

  it('of another specification mean nothing here', () => {
    const link = '@link(url: "https://example.org/authenticated/v0.1", as: "theirs")';
    expect(keys(rulesOf(link, 'type Lamp { price: Int @theirs }'))).toEqual([]);
  });

  it.each([
    'https://specs.apollo.dev/authenticated/v1.0',
    'https://specs.apollo.dev/unheardOf/v0.1',
    'https://example.org/policy/v0.1',
  ])('must be known when the schema needs them for its security: %s', (url) => {
    expect(() => rulesOf(`@link(url: "${url}", for: SECURITY)`, '')).toThrow(url);
  });
});

const LINK = `@link(url: "${FEDERATION}", import: ["@authenticated", "@requiresScopes", "@policy", "@requires"])`;

describe('a rule', () => {
  it.each([
    ['@policy(policies: [])'],
    ['@policy(policies: [[]])'],
    ['@requiresScopes(scopes: [["a"], []])'],
    ['@requiresScopes(scopes: [[""]])'],
    ['@requiresScopes'],
  ])('that names nothing is a mistake, not an open door: %s', (rule) => {
    expect(() => rulesOf(LINK, `type Lamp { price: Int ${rule} }`)).toThrow('Lamp.price');
  });

  it('naming a policy nobody has written is refused with every place, and met by nobody', () => {
    const rules = rulesOf(
      LINK,
      'type Lamp @policy(policies: [["staf"]]) { price: Int @policy(policies: [["staff"], ["toString"]]) }',
    );
    expect(() => checkPolicies(rules, POLICIES)).toThrow(
      '"staf" at Lamp; "toString" at Lamp.price',
    );
    const judge = createJudge(POLICIES);
    const everybody = callerWith('ADMINISTRATOR');
    expect(judge.meets(everybody, rules.ofType('Lamp'))).toBe(false);
  });

  it('is an OR of ANDs, and a policy or scope of another counts for nothing', () => {
    const rules = rulesOf(
      LINK,
      'type Lamp { price: Int @requiresScopes(scopes: [["a", "b"], ["c"]]) @authenticated }',
    );
    const judge = createJudge(POLICIES);
    const requirement = rules.ofField('Lamp', 'price');
    const meets = (...scopes: string[]) =>
      judge.meets(callerWith('INTEGRATOR', { scopes }), requirement);
    expect([meets('a'), meets('b'), meets('a', 'b'), meets('c'), meets()]).toEqual([
      false,
      false,
      true,
      true,
      false,
    ]);
    expect(judge.meets({ ...ANONYMOUS, scopes: ['c'] }, requirement)).toBe(false);
    expect(judge.missing(ANONYMOUS, requirement)).toEqual([
      { authenticated: true },
      { scopes: [['a', 'b'], ['c']] },
    ]);
  });
});

describe('the strictest rule', () => {
  const rules = rulesOf(
    LINK,
    `interface Thing { name: String }
     type Lamp implements Thing { name: String @authenticated owner: Owner }
     type Pump implements Thing { name: String @policy(policies: [["staff"]]) }
     type Owner @requiresScopes(scopes: [["owner"]]) { name: String }
     union Any = Lamp | Owner
     enum Colour @authenticated { RED }
     scalar Secret @policy(policies: [["audits"]])
     extend type Pump @authenticated { colour: Colour }
     type Shop { any: Any things: [Thing!]! colours: [Colour!] secret: Secret
       bill: Int @requires(fields: "any { ... on Owner { name } } secret") total: Int @requires(fields: "bill") }`,
  );
  const AUTHENTICATED = '{"authenticated":true}';
  const STAFF = '{"policies":[["staff"]]}';
  const OWNER = '{"scopes":[["owner"]]}';
  const AUDITS = '{"policies":[["audits"]]}';

  it.each([
    [
      'of an interface is that of all who implement it',
      'Thing',
      'name',
      `${AUTHENTICATED} ${STAFF}`,
    ],
    ['covers what answers such an interface', 'Shop', 'things', AUTHENTICATED],
    ['covers what answers a union with a protected member', 'Shop', 'any', OWNER],
    ['covers what answers a protected type', 'Lamp', 'owner', OWNER],
    ['covers every field of a protected type', 'Owner', 'name', OWNER],
    ['covers what answers a protected enum', 'Shop', 'colours', AUTHENTICATED],
    ['covers what answers a protected scalar', 'Shop', 'secret', AUDITS],
    ['of an extension holds for the whole type', 'Pump', 'name', `${AUTHENTICATED} ${STAFF}`],
    ['covers what is computed from protected fields', 'Shop', 'bill', `${AUDITS} ${OWNER}`],
    ['covers what is computed from those', 'Shop', 'total', `${AUDITS} ${OWNER}`],
  ])('%s', (_what, type, field, expected) => {
    expect(rules.ofField(type, field).key).toBe(expected);
  });

  it('leaves the rest public, and gives equal requirements as one object', () => {
    expect(rules.ofField('Query', 'a')).toBe(PUBLIC);
    expect(rules.ofField('Owner', 'name')).toBe(rules.ofField('Lamp', 'owner'));
  });

  it('is implied by a stricter one only', () => {
    const a = requirementOf({ scopes: [['a']] });
    const aOrB = requirementOf({ scopes: [['b'], ['a']] });
    const aAndB = requirementOf({ scopes: [['a', 'b']] });
    expect([implies(a, aOrB), implies(aOrB, a), implies(aAndB, a), implies(a, aAndB)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(implies(allOf([a, requirementOf({ authenticated: true })]), a)).toBe(true);
    expect(implies(a, PUBLIC)).toBe(true);
  });
});

describe('a supergraph for an executor behind the guard', () => {
  it('loses the mark of the rules that are enforced before it, and of no others', () => {
    const text = `schema
      @link(url: "https://specs.apollo.dev/link/v1.0")
      @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY)
      @link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY) { query: Query }
      type Query { a: Int @policy(policies: [["staff"]]) }`;
    const vouched = vouchForRules(parse(text));
    expect(vouched).toContain('@link(url: "https://specs.apollo.dev/policy/v0.1")');
    expect(vouched).toContain('inaccessible/v0.2", for: SECURITY');
    expect(vouched).toContain('a: Int @policy');
    expect(() => print(parse(vouched))).not.toThrow();
    expect(() => buildSchema('type Query { a: Int }')).not.toThrow();
  });
});
