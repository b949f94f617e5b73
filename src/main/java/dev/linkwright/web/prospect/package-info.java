/** The pages of prospects and imports: the ranked list with its panel, one prospect, bringing files. Rules live in prospect and imports. */
package dev.linkwright.web.prospect;
