"""A proof is followed step by step, and nothing in it is believed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from faircount.errors import SchemaMismatch, UnreadableSource
from faircount.protect.disclosure.audit import audit
from faircount.protect.disclosure.proof import WidthProof
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.release import PublishedHierarchicalTable, published
from faircount.protect.suppression import SafePattern, suppress
from tests.lib.small_tables import cross


@pytest.fixture(scope="module")
def pattern() -> SafePattern:
    return suppress(cross((3, 4), [3, 8, 9, 7, 6, 20, 2, 14, 11, 30, 1, 25]), ProtectionPolicy(), effort="quick")


@pytest.fixture(scope="module")
def proof(pattern) -> WidthProof:
    found = audit(published(pattern), 3, among=pattern.primary)
    assert found.is_safe
    return found.proof


def test_a_proof_comes_back_from_its_file_and_proves_every_primary(pattern, proof, tmp_path):
    proof.write(tmp_path / "proof.npz")
    low, high, _ = WidthProof.read(tmp_path / "proof.npz", published(pattern)).seen(published(pattern))
    assert (high - low)[pattern.primary].min() >= 3


def test_certificates_of_a_protection_prove_the_same_from_the_true_table(pattern, tmp_path):
    pattern.certificates.write(tmp_path / "house.npz", pattern.table)
    public = published(pattern)
    given = WidthProof.read(tmp_path / "house.npz", public)
    low, high, finest = given.seen(public)
    assert (high - low)[pattern.primary].min() >= 3
    assert np.array_equal(finest, pattern.table.flat[pattern.table.is_leaf])
    found = audit(public, 3, among=pattern.primary, given=given)
    assert found.is_safe
    assert found.proof is None


def test_a_proof_that_shows_nothing_leaves_all_to_the_attack(pattern, proof):
    public = published(pattern)
    empty = replace(proof, starts=proof.starts[:1], cells=proof.cells[:0], amounts=proof.amounts[:0], times=proof.times[:0])
    assert audit(public, 3, among=pattern.primary, given=empty).is_safe


def test_a_proof_of_another_release_is_refused(pattern, proof):
    public = published(pattern)
    shown = int(np.flatnonzero(~public.hidden & (public.counts > 0))[0])
    counts = public.counts.copy()
    counts[shown] += 1
    other = PublishedHierarchicalTable.of(public.hierarchies, counts, public.hidden)
    with pytest.raises(SchemaMismatch, match="does not agree"):
        proof.seen(other)
    smaller = published(suppress(cross((2, 2), [3, 8, 9, 7]), ProtectionPolicy(), effort="quick"))
    with pytest.raises(SchemaMismatch, match="other cells"):
        proof.seen(smaller)


def test_a_step_that_leaves_what_is_published_is_named_and_a_wild_change_reaches_nowhere(pattern, proof):
    public = published(pattern)
    counts = pattern.table.flat
    leaf = int(np.flatnonzero(pattern.table.is_leaf & ~public.hidden)[0])
    wild = WidthProof(
        counts[pattern.table.is_leaf],
        np.array([0, 1]),
        np.array([leaf], dtype=np.int32),
        np.array([1], dtype=np.int32),
        np.zeros(1, dtype=np.int32),
    )
    low, high, _ = wild.seen(public)
    assert np.array_equal(low, high)
    with pytest.raises(SchemaMismatch, match="at step 1"):
        replace(wild, times=np.ones(1, dtype=np.int32)).seen(public)
    assert np.array_equal(low, counts)
    assert len(proof.times)


@pytest.mark.parametrize(
    ("arrays", "said"),
    [
        ({"base": np.zeros(3, dtype=np.int64)}, "arrays missing"),
        ({"base": np.zeros(3)}, "whole numbers"),
        ({"base": np.zeros((1, 3), dtype=np.int64)}, "whole numbers"),
        (
            {
                name: np.zeros(size, dtype=np.int64)
                for name, size in (("base", 12), ("starts", 2), ("cells", 3), ("amounts", 3), ("times", 1))
            },
            "do not fit together",
        ),
        (
            {
                "base": np.zeros(12, dtype=np.int64),
                "starts": np.array([0, 1]),
                "cells": np.array([5_000]),
                "amounts": np.array([1]),
                "times": np.array([0]),
            },
            "other cells",
        ),
    ],
)
def test_arrays_that_make_no_proof_are_refused(pattern, tmp_path, arrays, said):
    np.savez(tmp_path / "bad.npz", **arrays)
    with pytest.raises(SchemaMismatch, match=said):
        WidthProof.read(tmp_path / "bad.npz", published(pattern))


def test_a_file_that_is_none_is_refused(pattern, tmp_path):
    (tmp_path / "bad.npz").write_text("no arrays")
    with pytest.raises(UnreadableSource):
        WidthProof.read(tmp_path / "bad.npz", published(pattern))
