/**
 * How close what a site publishes is to what a brand is about. {@link dev.linkwright.prospect.relevance.Topic} is what to look for, built from keywords,
 * assets and the words that go with them; {@link dev.linkwright.prospect.relevance.Weigher} weighs one {@link dev.linkwright.prospect.relevance.Evidence}
 * by Lucene's analysis of its language and BM25. Start reading at {@link dev.linkwright.prospect.relevance.TopicBuilder}.
 */
package dev.linkwright.prospect.relevance;
