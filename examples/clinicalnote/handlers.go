package clinicalnote

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"sync"
)

// Clinic serves the calls of the workflow from memory: each method is the handler of one Lambda function. It stands for the
// record store, the image archive and the model, and is enough to run the workflow in tests.
type Clinic struct {
	// Charts and Studies are what the clinic knows, by patient.
	Charts  map[PatientID]Chart
	Studies map[PatientID][]Study
	// Model writes a note.
	Model func(Prompt) (string, error)

	mu        sync.Mutex
	drafts    map[string]string
	published map[string]string
	audit     []AuditRecord
}

// ErrUnknownDraft is the error of calls that name a draft which is not, or no longer, stored.
var ErrUnknownDraft = errors.New("unknown draft")

// Ingest stores the encounter.
func (c *Clinic) Ingest(_ context.Context, r IngestRequest) (Ingested, error) {
	return Ingested{RecordKey: "encounters/" + r.EncounterID}, nil
}

// Chart returns the patient's chart.
func (c *Clinic) Chart(_ context.Context, r ChartRequest) (Chart, error) {
	chart, ok := c.Charts[r.PatientID]
	if !ok {
		return Chart{}, fmt.Errorf("no chart of patient %s", r.PatientID)
	}
	return chart, nil
}

// Images returns the patient's imaging studies.
func (c *Clinic) Images(_ context.Context, r ImagesRequest) (Images, error) {
	return Images{Studies: c.Studies[r.PatientID]}, nil
}

// Draft asks the model for a note and stores it.
func (c *Clinic) Draft(_ context.Context, r DraftRequest) (Draft, error) {
	text, err := c.Model(r.Prompt)
	if err != nil {
		return Draft{}, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.drafts == nil {
		c.drafts = map[string]string{}
	}
	key := "drafts/" + r.EncounterID
	c.drafts[key] = text
	return Draft{DraftKey: key, SHA256: hash(text), Model: "in-memory"}, nil
}

// Validate scores a draft by the part of its lines that cite a source in square brackets.
func (c *Clinic) Validate(_ context.Context, r ValidateRequest) (Validation, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	text, ok := c.drafts[r.DraftKey]
	if !ok {
		return Validation{}, ErrUnknownDraft
	}
	v := Validation{Citations: []Citation{}}
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for _, line := range lines {
		if statement, source, ok := strings.Cut(line, "["); ok {
			v.Citations = append(v.Citations, Citation{strings.TrimSpace(statement), strings.TrimSuffix(source, "]")})
		}
	}
	v.Score = float64(len(v.Citations)) / float64(len(lines))
	return v, nil
}

// Publish publishes a stored draft whose hash is the approved one.
func (c *Clinic) Publish(_ context.Context, r PublishRequest) (Published, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	text, ok := c.drafts[r.DraftKey]
	if !ok || hash(text) != r.SHA256 {
		return Published{}, ErrUnknownDraft
	}
	if c.published == nil {
		c.published = map[string]string{}
	}
	id := "notes/" + r.EncounterID
	c.published[id] = text
	return Published{NoteID: id}, nil
}

// RollBack withdraws a stored draft. A draft that is gone already is no error: the call may come twice.
func (c *Clinic) RollBack(_ context.Context, r RollbackRequest) (RolledBack, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.drafts, r.DraftKey)
	return RolledBack{DraftKey: r.DraftKey}, nil
}

// Audit keeps the record of a failure.
func (c *Clinic) Audit(_ context.Context, r AuditRecord) (Audited, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.audit = append(c.audit, r)
	return Audited{RecordID: fmt.Sprintf("audit/%d", len(c.audit))}, nil
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
