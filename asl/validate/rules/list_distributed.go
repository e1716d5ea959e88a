package rules

import "github.com/aslgen/aslgen/asl/validate"

// distributedRules judge the fields of a distributed Map: ASL12xx.
var distributedRules = []*validate.Rule{
	readerConfigMissing,
	readerMismatch,
	readerNoEffect,
	readerKey,
	s3Parameter,
	itemsPointer,
	csvHeaders,
	labelUnique,
	inlineNoEffect,
	mapConcurrency,
	itemsBesideReader,
	distributedInExpress,
	resultWriterAbsent,
	mapRunRetry,
	prefixSlash,
	labelEmpty,
}
