// Package docs holds the documents of the repository to what they say: every snippet in them is compiled or run by its tests.
package docs
