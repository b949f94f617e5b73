/** Brands, their linkable assets, competitors and topic profile. Start reading at {@link dev.linkwright.brand.Brand}. Knows site and shared. */
package dev.linkwright.brand;
