package asl

import "github.com/aslgen/aslgen/asl/jsontree"

// ItemBatcher groups the items of a distributed [Map]: a child execution then gets {"Items": [...], "BatchInput": ...}. At
// least one of the sizes must stand. Spec: #map-state.
type ItemBatcher struct {
	Node

	// MaxItemsPerBatch is the number of items in a batch at most, 1 or more. Absent: no limit by number. Excludes
	// MaxItemsPerBatchPath.
	MaxItemsPerBatch *Value[int] `asl:"excludes=MaxItemsPerBatchPath" jsonschema:"minimum=1"`
	// MaxItemsPerBatchPath is the reference path of the number in the input. Excludes MaxItemsPerBatch.
	MaxItemsPerBatchPath *string `asl:"jsonpath,excludes=MaxItemsPerBatch"`
	// MaxInputBytesPerBatch is the size of a batch in bytes at most, 1 to 262,144. Absent: no limit by size but the
	// service's own. Excludes MaxInputBytesPerBatchPath.
	MaxInputBytesPerBatch *Value[int] `asl:"excludes=MaxInputBytesPerBatchPath" jsonschema:"minimum=1,maximum=262144"`
	// MaxInputBytesPerBatchPath is the reference path of the size in the input. Excludes MaxInputBytesPerBatch.
	MaxInputBytesPerBatchPath *string `asl:"jsonpath,excludes=MaxInputBytesPerBatch"`
	// BatchInput is handed to every child execution beside its items: a payload template or, in JSONata, JSON with
	// expressions. Absent: nothing is handed over.
	BatchInput *jsontree.Value
}
