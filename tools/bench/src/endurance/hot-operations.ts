/** What is asked all the time: twenty operations, some with variables, as an application of some pages has. */
export const HOT_BODIES: readonly string[] = Array.from({ length: 20 }, (_, number) =>
  JSON.stringify(
    number % 2 === 0
      ? { query: `query Page${number} { places(first: ${number + 1}) { id code name } }` }
      : {
          query: `query Page${number}($first: Int) { place { id name } places(first: $first) { name places(first: 2) { id } } }`,
          variables: { first: number },
        },
  ),
);
