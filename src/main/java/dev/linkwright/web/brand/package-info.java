/** Pages of brands: the switch, the list and form, assets, ranking weights. */
package dev.linkwright.web.brand;
