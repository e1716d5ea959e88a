package review

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/eventstask"
)

// RecordDetailType is the detail-type of the events of [EventBridgeAudit].
const RecordDetailType = "Review record"

// EventBridgeAudit sends each record as an event, to the default bus or that of the options. An event that EventBridge refuses is sent again, and fails the execution in
// the end. Events that no rule matches are lost: have a rule that keeps them, in an archive or a stream.
func EventBridgeAudit[S builder.Text](source S, options ...eventstask.Option) Sink {
	return AuditVia(eventstask.PutEvent[Record](source, RecordDetailType, options...),
		eventstask.Throttled, jittered(builder.Transient(eventstask.ErrInternal, eventstask.ErrSdkClient, eventstask.ErrFailedEntry)))
}

// s3Object is a request of PutObject.
type s3Object struct {
	// Bucket is the name of the bucket.
	Bucket string
	// Key is the name of the object.
	Key string
	// Body is its content.
	Body Record
	// ContentType is the media type of the content.
	ContentType string
	// ChecksumAlgorithm has S3 check the content. Buckets with object lock require it.
	ChecksumAlgorithm string
}

// s3Transient are the errors of S3 that pass.
var s3Transient = jittered(builder.Transient("S3.SdkClientException", "S3.S3Exception"))

// S3 writes each record as an object of its own. The name of the object begins with the prefix, followed by the record's Key; it ends with a hash of the status
// and of the answer: writing the same record again changes nothing, and another one never takes its place. Let the bucket have versions and object lock.
// prefix is "" or ends with a slash.
//
// The object is not put on condition that there is none: S3 refuses such a request (status 412) where the one before has succeeded and its
// response was lost, and the refusal cannot be told from that of a conflict.
func S3[B, P builder.Text](bucket B, prefix P) Sink {
	bucketName, folder := builder.FromText(bucket), builder.FromText(prefix)
	put := builder.NewCall[s3Object, struct{}](builder.CallSpec{Service: "aws-sdk:s3", Action: "putObject"})
	return Sink{func(g *GateState, name string, r *Record, bindings []builder.Binding) recording {
		o := s3Object{ContentType: "application/json", ChecksumAlgorithm: "SHA256"}
		a := g.answer
		id := builder.Hash(builder.Format("{}\n{}\n{}\n{}\n{}\n{}\n{}", g.status, a.decision, a.reviewer, a.role, a.decidedAt, a.hash, a.comment), builder.SHA256)
		return builder.Task(g.scope, name, put).Arguments(&o,
			builder.Bind(&o.Bucket, bucketName),
			builder.Bind(&o.Key, builder.Format("{}{}/{}.json", folder, g.key, id)),
			builder.Bind(&o.Body, builder.Object(r, bindings...))).
			Retry(s3Transient)
	}}
}
