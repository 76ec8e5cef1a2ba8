/** esbuild puts style sheets into the page's own. */
declare module '*.css';
