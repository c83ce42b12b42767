// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import java.util.jar.Manifest;
import org.jetbrains.java.decompiler.main.extern.IResultSaver;
import org.jspecify.annotations.Nullable;

/** Vineflower asks for a place to save to; its results are taken from memory instead. */
final class NothingSaved implements IResultSaver {
  @Override
  public void saveFolder(String path) {}

  @Override
  public void copyFile(String source, String path, String entryName) {}

  @Override
  public void saveClassFile(
      String path,
      String qualifiedName,
      String entryName,
      String content,
      int @Nullable [] mapping) {}

  @Override
  public void createArchive(String path, String archiveName, Manifest manifest) {}

  @Override
  public void saveDirEntry(String path, String archiveName, String entryName) {}

  @Override
  public void copyEntry(String source, String path, String archiveName, String entry) {}

  @Override
  public void saveClassEntry(
      String path, String archiveName, String qualifiedName, String entryName, String content) {}

  @Override
  public void closeArchive(String path, String archiveName) {}
}
