// Package items is what a distributed Map does around its children, as pure functions over S3 as a [Store]: a [Reader] gives
// the items, [Batches] groups them, a [Writer] leaves the files of the results.
//
// Items come one by one through an [Iterator], so that a file of many rows costs little more than its bytes. The package
// reads no clock, no file and no environment.
//
// The form of what is read and written is the one that AWS documents; where a case was recorded on AWS, the cause of an error
// is AWS's text, elsewhere it is one of this package. https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
package items
