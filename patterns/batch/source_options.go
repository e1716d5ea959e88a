package batch

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/builder"
)

// CSVOption is an option of [S3CSV]: [CSVHeaders], [CSVDelimiter], [MaxItems], [ExpectedBucketOwner], [VersionId].
type CSVOption interface{ csv() builder.ReaderOption }

// ReadOption is an option of every reader of S3: [MaxItems], [ExpectedBucketOwner].
type ReadOption struct{ o builder.ReaderOption }

func (o ReadOption) csv() builder.ReaderOption { return o.o }

// FileOption is an option of readers of one file other than Parquet: [VersionId].
type FileOption struct{ o builder.ReaderOption }

func (o FileOption) csv() builder.ReaderOption { return o.o }

// CSVFormat is an option about the form of a CSV file: [CSVHeaders], [CSVDelimiter].
type CSVFormat struct{ o builder.ReaderOption }

func (o CSVFormat) csv() builder.ReaderOption { return o.o }

// MaxItems reads at most n items, 1 to 100,000,000, and leaves the rest. Without it all are read.
func MaxItems(n int) ReadOption { return ReadOption{builder.MaxItems(n)} }

// MaxItemsExpr is MaxItems by an expression.
func MaxItemsExpr(n builder.Expr[int]) ReadOption { return ReadOption{builder.MaxItemsExpr(n)} }

// ExpectedBucketOwner makes S3 refuse when the bucket belongs to another account than the one with this 12-digit number. Without it a
// bucket of the name is read whoever owns it.
func ExpectedBucketOwner[S builder.Text](account S) ReadOption {
	return ReadOption{builder.BucketOwner(account)}
}

// VersionId reads that version of the object. Without it the newest one is read. S3 has the versions of one object; listings and Parquet
// files have none.
func VersionId[S builder.Text](id S) FileOption { return FileOption{builder.VersionID(id)} }

// CSVHeaders names the columns of a CSV file whose first row is data already. Without it the first row names them.
func CSVHeaders(first string, more ...string) CSVFormat {
	return CSVFormat{builder.CSVHeaders(append([]string{first}, more...)...)}
}

// CSVDelimiter sets what separates the columns. Without it that is the comma.
func CSVDelimiter(d asl.CSVDelimiter) CSVFormat { return CSVFormat{builder.Delimiter(d)} }

// collect makes options of the builder out of those of a source. The zero option is none.
func collect[O any](options []O, as func(O) builder.ReaderOption) []builder.ReaderOption {
	var out []builder.ReaderOption
	for _, o := range options {
		if any(o) != nil {
			out = append(out, as(o))
		}
	}
	return out
}
