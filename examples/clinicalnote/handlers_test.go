package clinicalnote_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/examples/clinicalnote"
)

// clinic has one patient, and a model that cites a source in every line but the last.
func clinic() *clinicalnote.Clinic {
	return &clinicalnote.Clinic{
		Charts: map[clinicalnote.PatientID]clinicalnote.Chart{"p1": {Summary: "cough"}},
		Shelf:  &clinicalnote.Memory{},
		Model: func(clinicalnote.Prompt) (string, error) {
			return "Cough for a week. [chart]\nLungs are clear. [study 7]\nReview in a week.", nil
		},
	}
}

func TestDraftIsValidatedAndPublishedOnce(t *testing.T) {
	ctx, c := context.Background(), clinic()
	draft, err := c.Draft(ctx, clinicalnote.DraftRequest{EncounterID: "e1"})
	require.NoError(t, err)
	v, err := c.Validate(ctx, clinicalnote.ValidateRequest{DraftKey: draft.DraftKey})
	require.NoError(t, err)
	require.Len(t, v.Citations, 2)
	require.InDelta(t, 2.0/3, v.Score, 1e-9)

	_, err = c.Publish(ctx, clinicalnote.PublishRequest{EncounterID: "e1", DraftKey: draft.DraftKey, SHA256: "of another draft"})
	require.ErrorIs(t, err, clinicalnote.ErrUnknownDraft)
	note, err := c.Publish(ctx, clinicalnote.PublishRequest{EncounterID: "e1", DraftKey: draft.DraftKey, SHA256: draft.SHA256})
	require.NoError(t, err)
	require.Equal(t, "notes/e1", note.NoteID)
}

func TestWithdrawnDraftIsGone(t *testing.T) {
	ctx, c := context.Background(), clinic()
	draft, err := c.Draft(ctx, clinicalnote.DraftRequest{EncounterID: "e1"})
	require.NoError(t, err)
	for range 2 { // the call may come twice
		_, err = c.RollBack(ctx, clinicalnote.RollbackRequest{DraftKey: draft.DraftKey})
		require.NoError(t, err)
	}
	_, err = c.Validate(ctx, clinicalnote.ValidateRequest{DraftKey: draft.DraftKey})
	require.ErrorIs(t, err, clinicalnote.ErrUnknownDraft)
	_, err = c.Publish(ctx, clinicalnote.PublishRequest{EncounterID: "e1", DraftKey: draft.DraftKey, SHA256: draft.SHA256})
	require.ErrorIs(t, err, clinicalnote.ErrUnknownDraft)
}

func TestShelves(t *testing.T) {
	for _, shelf := range []clinicalnote.Shelf{&clinicalnote.Memory{}, clinicalnote.Folder(t.TempDir())} {
		require.NoError(t, shelf.Put("drafts/e1", "text"))
		text, there, err := shelf.Get("drafts/e1")
		require.NoError(t, err)
		require.True(t, there)
		require.Equal(t, "text", text)
		for range 2 {
			require.NoError(t, shelf.Delete("drafts/e1"))
		}
		_, there, err = shelf.Get("drafts/e1")
		require.NoError(t, err)
		require.False(t, there)
	}
	require.ErrorContains(t, clinicalnote.Folder(t.TempDir()).Put("../outside", "text"), "leaves the folder")
}

func TestUnknownPatientIsAnError(t *testing.T) {
	_, err := clinic().Chart(context.Background(), clinicalnote.ChartRequest{PatientID: "p2"})
	require.ErrorContains(t, err, "p2")
}
