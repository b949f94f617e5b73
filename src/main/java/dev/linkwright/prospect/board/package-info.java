/** The board: prospects by stage, exact counts, the first of each lane. Start at {@link dev.linkwright.prospect.board.Board}. */
package dev.linkwright.prospect.board;
