package items

import (
	"crypto/md5"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// ErrNotFound is what [Store.Get] gives, also wrapped, when there is no such bucket or no such object.
var ErrNotFound = errors.New("not found")

// Store is S3 as far as a distributed Map needs it. Bodies are not changed once they were handed over, by neither side.
type Store interface {
	// Get returns the body of an object. The error is [ErrNotFound] when there is none.
	Get(bucket, key string) ([]byte, error)
	// List returns the objects of a bucket whose keys begin with prefix, in the order of the bytes of their keys. Nothing found
	// is no error.
	List(bucket, prefix string) ([]ObjectInfo, error)
	// Put makes or replaces an object.
	Put(bucket, key string, body []byte) error
}

// ObjectInfo is what a listing tells of an object.
type ObjectInfo struct {
	// Key is the key in the bucket.
	Key string
	// ETag is the entity tag in double quotes, such as "\"9e107d9d372bb6826bd81d3542a419d6\"".
	ETag string
	// Size is the number of bytes.
	Size int64
	// LastModified is when the object was made.
	LastModified time.Time
	// StorageClass is STANDARD or another class of S3.
	StorageClass string
}

// Made is the LastModified of objects for which no other was set: the start of 2024, UTC.
var Made = time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC)

// Memory is a [Store] in memory. The zero value is empty and ready. It is for one goroutine.
type Memory struct {
	// Now gives the LastModified of the objects that are put. Nil: [Made].
	Now func() time.Time

	buckets map[string]map[string]object
}

// object is an object in memory.
type object struct {
	body []byte
	info ObjectInfo
}

// Get implements [Store].
func (m *Memory) Get(bucket, key string) ([]byte, error) {
	o, ok := m.buckets[bucket][key]
	if !ok {
		return nil, fmt.Errorf("s3://%s/%s: %w", bucket, key, ErrNotFound)
	}
	return o.body, nil
}

// List implements [Store].
func (m *Memory) List(bucket, prefix string) ([]ObjectInfo, error) {
	var found []ObjectInfo
	for key, o := range m.buckets[bucket] {
		if strings.HasPrefix(key, prefix) {
			found = append(found, o.info)
		}
	}
	slices.SortFunc(found, func(a, b ObjectInfo) int { return strings.Compare(a.Key, b.Key) })
	return found, nil
}

// Put implements [Store]. It never fails.
func (m *Memory) Put(bucket, key string, body []byte) error {
	made := Made
	if m.Now != nil {
		made = m.Now()
	}
	if m.buckets == nil {
		m.buckets = map[string]map[string]object{}
	}
	if m.buckets[bucket] == nil {
		m.buckets[bucket] = map[string]object{}
	}
	info := ObjectInfo{Key: key, ETag: ETag(body), Size: int64(len(body)), LastModified: made, StorageClass: "STANDARD"}
	m.buckets[bucket][key] = object{body: body, info: info}
	return nil
}

// ETag returns the entity tag that S3 gives an object uploaded in one part: the MD5 of its bytes in hexadecimal, in double
// quotes.
func ETag(body []byte) string {
	sum := md5.Sum(body)
	return `"` + hex.EncodeToString(sum[:]) + `"`
}
