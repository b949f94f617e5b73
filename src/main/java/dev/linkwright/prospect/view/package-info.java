/**
 * Views of the prospect list: what a URL asks for ({@link dev.linkwright.prospect.view.ViewQuery}) and the ones that people gave a name
 * ({@link dev.linkwright.prospect.view.SavedViews}). Knows prospect, brand, account.
 */
package dev.linkwright.prospect.view;
