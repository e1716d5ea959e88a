package asltest

import (
	"github.com/aslgen/aslgen/asl/expr/value"
)

// Bucket is the S3 of a run, in memory: what readers of a distributed Map read, what its ResultWriter and aws-sdk:s3:putObject write.
type Bucket struct{ r *Runner }

// S3 returns the S3 of a run. Put objects there before the run starts. It is empty when [Configure] sets another store.
func S3(run Running) Bucket { return Bucket{run.runner()} }

// Put makes or replaces an object.
func (b Bucket) Put(bucket, key, body string) {
	b.r.t.Helper()
	if err := b.r.store.Put(bucket, key, []byte(body)); err != nil {
		b.r.t.Fatalf("object s3://%s/%s cannot be put: %v", bucket, key, err)
	}
}

// Get returns the body of an object. One that is not there fails the test.
func (b Bucket) Get(bucket, key string) string {
	b.r.t.Helper()
	body, err := b.r.store.Get(bucket, key)
	if err != nil {
		b.r.t.Fatalf("there is no object s3://%s/%s (%v); bucket %q has %s", bucket, key, err, bucket, quotedList(b.Keys(bucket, "")))
	}
	return string(body)
}

// Keys returns the keys in a bucket that begin with prefix, in order.
func (b Bucket) Keys(bucket, prefix string) []string {
	b.r.t.Helper()
	objects, err := b.r.store.List(bucket, prefix)
	if err != nil {
		b.r.t.Fatalf("bucket %q cannot be listed: %v", bucket, err)
	}
	keys := make([]string, len(objects))
	for i, o := range objects {
		keys[i] = o.Key
	}
	return keys
}

// keep puts what a call of putObject writes. A body that is no text is written as JSON.
func (r *Runner) keep(arguments any) {
	body, ok := member(arguments, "Body").(string)
	if v := member(arguments, "Body"); !ok && v != nil {
		body = value.Text(v)
	}
	_ = r.store.Put(text(arguments, "Bucket"), text(arguments, "Key"), []byte(body)) // memory takes all
}
