/*
 * A small shop, made by rule: the public federation benchmark's shape (users, products with stock,
 * reviews that name both), with our own content. ASCII throughout, as there.
 */

export interface User {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly birthday: number;
}

export interface Product {
  readonly upc: string;
  readonly name: string;
  readonly price: number;
  readonly weight: number;
  readonly inStock: boolean;
}

export interface Review {
  readonly id: string;
  readonly body: string;
  readonly authorId: string;
  readonly productUpc: string;
}

const WORDS = (
  'the lamp in our lane was mended within a day and the neighbours say that it shines on the steps ' +
  'where people used to stumble while the committee writes down what was done and who may be asked'
).split(' ');

const NAMES = ['Ash', 'Birch', 'Cedar', 'Elm', 'Ginkgo', 'Plane'];
const GOODS = ['Reading lamp', 'Folding ramp', 'Rain barrel', 'Notice board', 'Garden bench'];

/** Which product the n-th review is about: some are talked about more than others. */
const REVIEWED = [0, 0, 1, 1, 0, 2, 1, 0, 3, 2, 4, 3];
const BODY_CHARACTERS = [490, 340, 330, 210, 570, 450, 640, 370, 750, 420, 310, 690];

export const USERS: readonly User[] = NAMES.map((name, index) => ({
  id: String(index + 1),
  name: `${name} Example`,
  username: `${name.toLowerCase()}${index + 1}`,
  birthday: 1_970 + index * 5,
}));

export const PRODUCTS: readonly Product[] = GOODS.map((name, index) => ({
  upc: String(index + 1),
  name,
  price: 899 + index * 137,
  weight: 100 + index * 50,
  inStock: index % 3 !== 1,
}));

/** Everybody wrote two. */
export const REVIEWS: readonly Review[] = REVIEWED.map((product, index) => ({
  id: String(index + 1),
  body: textOf(BODY_CHARACTERS[index] ?? 400, index),
  authorId: USERS[index % USERS.length]?.id ?? '',
  productUpc: PRODUCTS[product]?.upc ?? '',
}));

function textOf(characters: number, start: number): string {
  let text = '';
  for (let n = start * 7; text.length < characters; n += 1) {
    text += `${WORDS[n % WORDS.length]} `;
  }
  return `${text.slice(0, characters - 1).trimEnd()}.`;
}
